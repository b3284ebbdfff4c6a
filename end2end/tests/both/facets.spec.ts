// Filters, their counts and the chips above the list.
import { expect, test } from '../../support/fixtures.ts';
import {
  address,
  cards,
  chips,
  chosen,
  count,
  drop,
  facet,
  LIST,
  names,
  namesOfAllPages,
  row,
  toggle,
  total,
  values,
} from '../../support/list.ts';

test('the total is the number of cards on all pages', async ({ page, go }) => {
  await go(LIST);
  const all = await namesOfAllPages(page);
  expect(await total(page)).toBe(all.length);
  expect(all.length).toBeGreaterThan(150);
});

test('the count beside a value is the total after choosing only that value', async ({ page, go }) => {
  for (const [name, label] of [
    ['Sao', '4 sao'],
    ['Hiệu lực', 'Chờ xác nhận'],
    ['Nhóm', 'Thực phẩm'],
    ['Huyện cũ', 'Nga Sơn'],
    ['Loại cơ sở', 'Hợp tác xã'],
  ] as const) {
    await go(LIST);
    const promised = await count(page, name, label);
    await toggle(page, name, label);
    expect(await total(page), `${name}: ${label}`).toBe(promised);
  }
});

test('with 4 stars chosen, the count beside 3 stars says what it would add', async ({ page, go }) => {
  await go(LIST);
  const [three, four] = [await count(page, 'Sao', '3 sao'), await count(page, 'Sao', '4 sao')];
  await toggle(page, 'Sao', '4 sao');
  expect(await count(page, 'Sao', '3 sao')).toBe(three);
  expect(await count(page, 'Sao', '4 sao')).toBe(four);
});

test('with 4 stars chosen, the other facets count only products of 4 stars', async ({ page, go }) => {
  await go(LIST);
  const before = await values(page, 'Huyện cũ');
  await toggle(page, 'Sao', '4 sao');
  for (const value of await values(page, 'Huyện cũ')) {
    expect(value.count, value.label).toBeLessThanOrEqual(before.find(({ label }) => label === value.label)?.count ?? 0);
  }
  const promised = await count(page, 'Huyện cũ', 'Nga Sơn');
  await toggle(page, 'Huyện cũ', 'Nga Sơn');
  expect(await total(page)).toBe(promised);
});

test('3 and 4 stars together give the products of either', async ({ page, go }) => {
  await go(LIST);
  const sum = (await count(page, 'Sao', '3 sao')) + (await count(page, 'Sao', '4 sao'));
  await toggle(page, 'Sao', '3 sao');
  await toggle(page, 'Sao', '4 sao');
  expect(await total(page)).toBe(sum);
});

test('stars and a commune together give the products that are both', async ({ page, go }) => {
  await go(LIST);
  const commune = (await values(page, 'Xã, phường')).toSorted((a, b) => b.count - a.count)[0]?.label ?? '';
  await toggle(page, 'Xã, phường', commune);
  const promised = await count(page, 'Sao', '3 sao');
  await toggle(page, 'Sao', '3 sao');
  expect(await total(page)).toBe(promised);
  expect(promised).toBeGreaterThan(0);
  for (const one of await cards(page).all()) await expect(one).toContainText('3 sao OCOP');
});

test('a value that nothing is left for stays in its place and cannot be chosen', async ({ page, go }) => {
  await go(LIST);
  const before = (await values(page, 'Nhóm')).map(({ label }) => label);
  await toggle(page, 'Sao', '5 sao');
  const after = await values(page, 'Nhóm');
  expect(after.map(({ label }) => label)).toEqual(before);
  const empty = after.filter((value) => value.count === 0);
  expect(empty.length).toBeGreaterThan(0);
  for (const { label, href } of empty) expect(href, label).toBeNull();
  await expect(row(page, 'Nhóm', empty[0]?.label ?? '')).toHaveAttribute('aria-disabled', 'true');
});

test('a long facet shows eight values and says how many more there are', async ({ page, go }) => {
  await go(LIST);
  const districts = facet(page, 'Huyện cũ');
  const all = (await values(page, 'Huyện cũ')).length;
  await expect(districts.locator('.facet__row').filter({ visible: true })).toHaveCount(8);
  await districts.getByText(`Xem thêm (${all - 8})`).click();
  await expect(districts.locator('.facet__row').filter({ visible: true })).toHaveCount(all);
  await districts.getByText('Thu gọn').click();
  await expect(districts.locator('.facet__row').filter({ visible: true })).toHaveCount(8);
});

test('a chosen value of a folded facet is shown without unfolding', async ({ page, go }) => {
  await go('/san-pham?huyen=muong-lat');
  await expect(row(page, 'Huyện cũ', 'Mường Lát')).toBeVisible();
  await expect(row(page, 'Huyện cũ', 'Mường Lát')).toHaveAttribute('aria-current', 'true');
});

test('a chosen value keeps its place and appears as a chip', async ({ page, go }) => {
  await go(LIST);
  const before = (await values(page, 'Sao')).map(({ label }) => label);
  await toggle(page, 'Sao', '3 sao');
  expect((await values(page, 'Sao')).map(({ label }) => label)).toEqual(before);
  await expect(row(page, 'Sao', '3 sao')).toHaveAttribute('aria-current', 'true');
  expect(await chosen(page)).toEqual(['Sao: 3 sao']);
});

test('a chip names facet and value, and drops just that', async ({ page, go }) => {
  await go('/san-pham?q=mam&sao=3&huyen=hoang-hoa&nhom=thuc-pham&loai=co-so');
  const all = ['Tìm: mam', 'Sao: 3 sao', 'Nhóm: Thực phẩm', 'Huyện cũ: Hoằng Hóa', 'Loại cơ sở: Cơ sở sản xuất'];
  expect(await chosen(page)).toEqual(all);
  await drop(page, 'Huyện cũ: Hoằng Hóa').click();
  await expect(chips(page)).toHaveCount(all.length);
  expect(await chosen(page)).toEqual(all.filter((choice) => !choice.startsWith('Huyện')));
  expect(address(page)).toBe('/san-pham?q=mam&sao=3&nhom=thuc-pham&loai=co-so');
});

test('everything is dropped at once with one link', async ({ page, go }) => {
  await go('/san-pham?sao=3&huyen=hoang-hoa');
  await page.getByRole('link', { name: 'Xóa tất cả' }).click();
  await expect(chips(page)).toHaveCount(0);
  expect(address(page)).toBe(LIST);
});

test('without a choice there are no chips', async ({ page, go }) => {
  await go(LIST);
  await expect(page.getByRole('list', { name: 'Đang lọc' })).toHaveCount(0);
});

test('a list of nothing offers to drop each choice', async ({ page, go }) => {
  await go('/san-pham?sao=5&huyen=muong-lat');
  expect(await total(page)).toBe(0);
  await expect(page.getByText('Không có sản phẩm nào khớp tất cả điều kiện này')).toBeVisible();
  await page.getByRole('link', { name: 'Bỏ “Sao: 5 sao”' }).click();
  await expect(page).toHaveURL('/san-pham?huyen=muong-lat');
  await expect(cards(page)).toHaveCount(await count(page, 'Huyện cũ', 'Mường Lát'));
  expect((await names(page)).length).toBeGreaterThan(0);
});

test('the entries of the home page promise what the list then has', async ({ page, go }) => {
  for (const [section, entry] of [
    ['Theo số sao', /^4 sao/],
    ['Theo nhóm', /^Thực phẩm/],
    ['Theo huyện cũ', /^Nga Sơn/],
  ] as const) {
    await go('/');
    // A tile of the map leads to the page of the place; the list beside it to its products.
    const link = page.getByLabel(section).getByRole('link', { name: entry }).last();
    const promised = Number(/(\d+)( sản phẩm)?\s*$/.exec((await link.textContent()) ?? '')?.[1]);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sản phẩm' })).toBeVisible();
    expect(await total(page), section).toBe(promised);
  }
});
