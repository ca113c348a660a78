/** Takes the indentation out of a template: between tags and lines one blank is as good as many. Text in `pre` would suffer: use `white-space`. */
export function squeeze(template: string): string {
  return template.replace(/\s*\n\s*/g, '\n').trim();
}

/** Takes comments and needless blanks out of a stylesheet that has no strings with blanks in them. */
export function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}
