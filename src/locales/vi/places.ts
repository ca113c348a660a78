/** Units, places, boxes, rules in the office. */
export const places = {
  'places.title': 'Đơn vị và địa điểm',
} as const;
