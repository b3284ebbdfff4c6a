// Searching as people type: without marks, in capitals, in either writing of the marks.
import { expect, test } from '../../support/fixtures.ts';
import { chosen, LIST, names, namesOfAllPages, searchBox, searchFor, total } from '../../support/list.ts';

const SAME = [
  { find: 'fish sauce', texts: ['nước mắm', 'nuoc mam', 'NƯỚC MẮM', 'nước mắm'.normalize('NFD')] },
  { find: 'Đông trùng hạ thảo', texts: ['đông trùng', 'dong trung', 'ĐÔNG TRÙNG', 'Đông Trùng'.normalize('NFD')] },
  { find: 'the old and the new place of tone marks', texts: ['Thanh Hóa', 'Thanh Hoá', 'thanh hoa'] },
  { find: 'thủy in both writings', texts: ['Cẩm Thủy', 'Cẩm Thuỷ', 'cam thuy'] },
];

for (const { find, texts } of SAME) {
  test(`the same products are found however one writes it: ${find}`, async ({ page, go }) => {
    const found: string[][] = [];
    for (const text of texts) {
      await go(`/san-pham?${new URLSearchParams({ q: text })}`);
      found.push((await namesOfAllPages(page)).toSorted());
    }
    expect(found[0]?.length).toBeGreaterThan(0);
    for (const other of found) expect(other).toEqual(found[0]);
  });
}

test('what is found has the words in its name, its producer or its place', async ({ page, go, ready }) => {
  await go('/');
  await searchFor(page, 'nuoc mam');
  await ready();
  await expect(page.getByRole('heading', { level: 1, name: 'Sản phẩm' })).toBeVisible();
  expect(await chosen(page)).toEqual(['Tìm: nuoc mam']);
  const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase();
  for (const text of await page.locator('.cards .card').allTextContents()) {
    for (const word of ['nuoc', 'mam']) expect(bare(text)).toContain(word);
  }
  expect(await total(page)).toBeGreaterThan(5);
});

test('đ is looked for before d', async ({ page, go }) => {
  await go(`/san-pham?${new URLSearchParams({ q: 'đông' })}`);
  expect((await names(page))[0]).toMatch(/đông/iu);
});

test('marks that were typed are matched first: mắm before mầm', async ({ page, go }) => {
  await go(`/san-pham?${new URLSearchParams({ q: 'mắm' })}`);
  expect((await names(page))[0]).toMatch(/mắm/iu);
});

test('a search for nothing is the whole list', async ({ page, go }) => {
  await go(LIST);
  const all = await total(page);
  await go('/san-pham?q=+');
  expect(await total(page)).toBe(all);
  expect(await chosen(page)).toEqual([]);
});

test('a search that finds nothing says so and keeps the text in the box', async ({ page, go }) => {
  await go('/san-pham?q=xyzabc');
  expect(await total(page)).toBe(0);
  await expect(searchBox(page)).toHaveValue('xyzabc');
  await expect(page.getByRole('link', { name: 'Bỏ “Tìm: xyzabc”' })).toBeVisible();
});

test('the text of a search is text, whatever it contains', async ({ page, go }) => {
  for (const text of ['"><img src=x onerror=alert(1)>', '</title><script>alert(1)</script>', '%00%', "' OR 1=1 --", '*:"()^~']) {
    await go(`/san-pham?${new URLSearchParams({ q: text })}`);
    await expect(searchBox(page)).toHaveValue(text);
    await expect(page.locator('main img[onerror], main script:not([src], [type="application/ld+json"])')).toHaveCount(0);
  }
});
