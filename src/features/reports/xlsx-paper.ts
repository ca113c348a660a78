import type writeXlsxFile from 'write-excel-file/node';

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

/** Characters across an A4 page lying down that can still be read without a lens. */
const PAGE_CHARS = 165;
/** In inches. */
const MARGINS = '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
/** Sheet on the left, page of pages on the right (ECMA-376, 18.3.1.46). */
const FOOTER = '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>';

const inXml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const columnName = (count: number) => String.fromCharCode('A'.charCodeAt(0) + count - 1);

/** What heads a table, and names its rows, is on every page of paper (ECMA-376, 18.2.5); empty for a page of several tables, with words above. */
function printTitles(
  { sheet = '', stickyRowsCount: rows = 0, stickyColumnsCount: columns = 0 },
  index: number,
): string {
  const name = `'${sheet.replaceAll("'", "''")}'`;
  const titles = [columns > 0 && `${name}!$A:$${columnName(columns)}`, rows > 0 && `${name}!$1:$${rows}`];
  const still = titles.filter((title) => title !== false);
  if (still.length === 0 || rows > 1) return '';
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${inXml(still.join(','))}</definedName>`;
}

/** On paper a sheet is as many A4 pages wide, lying down, as its columns need to be read, and as long as it needs. */
export const PAPER: Feature = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, { columns = [] }) => {
          const width = columns.reduce((sum, column) => sum + (column?.width ?? 0), 0);
          const pages = Math.ceil(width / PAGE_CHARS);
          return (
            xml
              .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(/<pageMargins[^>]*>/, MARGINS)
              .replace(
                /<pageSetup ([^>]*)\/>/,
                `<pageSetup fitToWidth="${pages}" fitToHeight="0" pageOrder="overThenDown" $1/>${FOOTER}`,
              )
              // A split by rows alone has no right-hand pane (ECMA-376, 18.3.1.66).
              .replace(/ xSplit="0"([^>]*)activePane="bottomRight"/, '$1activePane="bottomLeft"')
          );
        },
      },
      'xl/workbook.xml': {
        transform: (xml, sheets) => {
          const names = sheets.map(printTitles).join('');
          return xml.replace('<definedNames/>', () => names && `<definedNames>${names}</definedNames>`);
        },
      },
    },
  },
};
