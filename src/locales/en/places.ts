import type { Texts } from '../types.ts';
import type { places as vi } from '../vi/places.ts';

export const places: Texts<typeof vi> = {
  'places.import.problem.notUtf8': 'The file is not UTF-8. In Excel, save it again as “CSV UTF-8 (comma delimited)”.',
  'places.import.problem.broken':
    'Unreadable from this line on: a quotation mark is opened and not closed, or closed in the wrong place. Correct it.',
  'places.import.problem.empty': 'The file has no line. The first line must name the columns.',
  'places.import.problem.missingColumn':
    'The column “{column}” is missing. Add it to the first line; the columns are: {known}.',
  'places.import.problem.unknownColumn':
    'There is no column “{column}”. Remove it or correct its name; the columns are: {known}.',
  'places.import.problem.doubleColumn': 'The column “{column}” is there twice. Remove one.',
  'places.import.problem.cells':
    'The line has {found} cells, the first line {expected} columns. A cell with a comma in it must stand in quotation marks.',
  'places.import.problem.missing': '“{column}” must not be empty. Fill it in.',
  'places.import.problem.tooLong': 'Longer than {most} characters. Shorten it.',
  'places.import.problem.notInList': '“{value}” is not in the list. Choose one of: {list}.',
  'places.import.problem.notYesOrNo': '“{value}” is neither yes nor no. Write yes or no.',
  'places.import.problem.notADate': '“{value}” is no day that exists. Write year-month-day, such as 2026-02-17.',
  'places.import.problem.notACode':
    'The code “{value}” has signs that cannot be used. A code is made of letters, digits, dots and dashes.',
  'places.import.problem.double': '“{value}” is on line {before} already. Each has one line: remove one of the two.',
  'places.import.problem.unknownUnit': 'No unit has the code “{value}”. Import that unit first, or correct the code.',
  'places.import.problem.unknownHole':
    'Nothing is filled in by this name: {holes}. Use reference, place, date, today or unit in braces.',
  'places.import.problem.loop': 'The unit stands above itself: {path}. Correct the code of the unit above.',
  'places.import.problem.widensPosts':
    '{count} posts held in this unit would look at the whole city without a second person. End them, import, then ask for them again.',
  'places.import.problem.endsBeforeBegin': 'The end must be after the beginning ({from}). Correct one of the two days.',
  'places.import.problem.notInCountry':
    '“{value}” lies outside Viet Nam ({least} to {most}). Are latitude and longitude exchanged?',
  'places.import.problem.halfAPoint': 'Only one of the two coordinates is there. Give both, or leave both empty.',
  'places.import.problem.unknownPlace':
    'No place has the code “{value}”. Import that place first, or correct the code.',
  'places.import.problem.badBoxCode':
    'The box code “{value}” is wrong: its check sign does not fit. Copy it from the sign again, or leave it empty and one is made.',
  'places.import.problem.unknownBox': 'No other box has the code “{value}”. Give the code of the box that takes over.',
  'places.import.problem.successorOfActive':
    'A box in use has no successor. Write the status retired, or leave this cell empty.',
  'places.import.problem.versionBeforeVersion':
    'The new text must hold from {from} or later, the day from which the text before it holds.',
  'places.import.problem.notAWeekday':
    '“{value}” is no day of the week. Write 1 (Monday) to 7 (Sunday), or a span such as 1-5.',
  'places.import.problem.notATime': '“{value}” is no time of day. Write hour:minute, such as 13:30.',
  'places.import.problem.closesBeforeOpens': 'The closing time must be after the opening time. Correct one of the two.',
  'places.import.problem.overlap': 'The opening hours of the unit overlap on a day. Separate them.',
  'places.import.problem.notMail': '“{value}” is no mail address. Give the whole address, such as lanh-dao@example.vn.',
  'places.import.problem.unknownPerson':
    'Nobody has the address “{value}”, in this file or in the system. Add that person, or correct the address.',
  'places.import.problem.absenceWithoutDays':
    'An absence needs its first and its last day, in this order. Fill in absent_from and absent_to.',
  'places.import.problem.notSubstitute':
    '“{value}” cannot stand in. Only a head or a deputy who is in office in that unit or above may, whose address has not changed within seven days. Name somebody else, or leave the cell empty.',
  'places.import.problem.substituteAway':
    '“{value}” is away at that time too, so that nobody stands in. Name somebody else, or leave the cell empty.',
  'places.import.problem.absenceOverlaps':
    'The person has another absence on some of these days. Correct absent_from and absent_to, or leave both empty.',
  'places.import.add': 'add',
  'places.import.change': 'change',
  'places.import.same': 'stays',
  'places.import.refused': '{count} mistakes. Nothing was imported: correct the file and import it again.',
  'places.import.dryRun': 'Dry run: {added} would be added, {changed} changed, {same} stay. Nothing has changed.',
  'places.import.done': 'Imported: {added} added, {changed} changed, {same} as before.',
  'places.import.nothing': 'Nothing new: all {same} are there as in the file.',
  'places.import.head.line': 'Line',
  'places.import.head.column': 'Column',
  'places.import.head.problem': 'What is wrong, and what to do',
  'places.kind.cong_so': 'Office',
  'places.kind.mot_cua': 'One-stop service point',
  'places.kind.tiep_dan': 'Citizen reception',
  'places.kind.benh_vien': 'Hospital',
  'places.kind.truong_hoc': 'School',
  'places.kind.bao_tang': 'Museum',
  'places.kind.thu_vien': 'Library',
  'places.kind.nha_hat': 'Theatre',
  'places.kind.nha_van_hoa': 'Culture house',
  'places.kind.di_tich': 'Relic site',
  'places.kind.ton_giao': 'Place of worship',
  'places.kind.vui_choi': 'Amusement or tourist sight',
  'places.kind.pho_di_bo': 'Walking street',
  'places.kind.cong_vien': 'Park, garden or square',
  'places.kind.via_he': 'Pavement or roadway',
  'places.kind.giao_thong': 'Traffic',
  'places.kind.cho': 'Market',
  'places.kind.tttm': 'Shopping centre',
  'places.kind.nha_hang': 'Restaurant',
  'places.kind.ga_tau': 'Railway station',
  'places.kind.ga_metro': 'Metro station',
  'places.kind.ben_xe': 'Bus station',
  'places.kind.diem_trung_chuyen': 'Bus interchange',
  'places.kind.san_bay': 'Airport',
  'places.kind.khu_dan_cu': 'Residential area',
};
