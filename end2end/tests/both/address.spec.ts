// The address is the whole state of the list.
import { expect, test } from '../../support/fixtures.ts';
import {
  address,
  cards,
  chips,
  chosen,
  drop,
  LIST,
  names,
  namesOfAllPages,
  orderBy,
  orders,
  pager,
  searchBox,
  searchFor,
  toggle,
  total,
  turnTo,
} from '../../support/list.ts';

test('two orders of clicking give one address', async ({ page, go }) => {
  const found: string[] = [];
  for (const way of [
    [
      ['Huyện cũ', 'Nga Sơn'],
      ['Sao', '4 sao'],
      ['Sao', '3 sao'],
    ],
    [
      ['Sao', '3 sao'],
      ['Sao', '4 sao'],
      ['Huyện cũ', 'Nga Sơn'],
    ],
  ] as const) {
    await go(LIST);
    for (const [name, label] of way) await toggle(page, name, label);
    found.push(address(page));
  }
  expect(found).toEqual(['/san-pham?sao=3&sao=4&huyen=nga-son', '/san-pham?sao=3&sao=4&huyen=nga-son']);
});

test('dropping the last choice leads to the plain address', async ({ page, go }) => {
  await go(LIST);
  await toggle(page, 'Sao', '4 sao');
  expect(address(page)).toBe('/san-pham?sao=4');
  await drop(page, 'Sao: 4 sao').click();
  await expect(chips(page)).toHaveCount(0);
  expect(address(page)).toBe(LIST);
});

test('choosing the same value again takes it back', async ({ page, go }) => {
  await go(LIST);
  await toggle(page, 'Sao', '4 sao');
  await toggle(page, 'Sao', '4 sao');
  expect(address(page)).toBe(LIST);
});

test('the address opened by somebody else, with or without scripts, shows the same list', async ({
  page,
  go,
  stranger,
}) => {
  await go(LIST);
  await toggle(page, 'Sao', '3 sao');
  await toggle(page, 'Nhóm', 'Thực phẩm');
  await orderBy(page, 'Tên A–Z');
  await turnTo(page, 2);
  const mine = [await total(page), await names(page), await chosen(page)];
  for (const scripts of [true, false]) {
    const other = await stranger({ scripts });
    await go(address(page), 200, other);
    expect([await total(other), await names(other), await chosen(other)]).toEqual(mine);
    await other.close();
  }
});

test('a new filter leads back to the first page', async ({ page, go }) => {
  await go(LIST);
  await turnTo(page, 2);
  expect(address(page)).toBe('/san-pham?trang=2');
  await toggle(page, 'Sao', '4 sao');
  expect(address(page)).toBe('/san-pham?sao=4');
  expect((await names(page)).length).toBeGreaterThan(0);
});

test('a new order leads back to the first page', async ({ page, go }) => {
  await go('/san-pham?sao=3&trang=2');
  await orderBy(page, 'Tên A–Z');
  expect(address(page)).toBe('/san-pham?sao=3&sap-xep=ten');
});

test('the order keeps the filters and is in the address', async ({ page, go }) => {
  await go('/san-pham?sao=3&huyen=hoang-hoa');
  const before = (await namesOfAllPages(page)).toSorted();
  await go('/san-pham?sao=3&huyen=hoang-hoa');
  await orderBy(page, 'Quyết định mới nhất');
  expect(address(page)).toBe('/san-pham?sao=3&huyen=hoang-hoa&sap-xep=moi');
  expect(await chosen(page)).toEqual(['Sao: 3 sao', 'Huyện cũ: Hoằng Hóa']);
  expect((await namesOfAllPages(page)).toSorted()).toEqual(before);
});

test('a search keeps nothing of an older page and shows its text in the box', async ({ page, go, ready }) => {
  await go('/san-pham?trang=4');
  await searchFor(page, '  nước   mắm ');
  await ready();
  await expect(searchBox(page)).toHaveValue(/^nước mắm$|nước {3}mắm/);
  expect(await chosen(page)).toEqual(['Tìm: nước mắm']);
  await expect(orders(page).getByRole('link', { name: 'Khớp nhất' })).toHaveAttribute('aria-current', 'true');
});

test('the best match is offered as an order only for a search', async ({ page, go }) => {
  await go(LIST);
  await expect(orders(page).getByRole('link')).toHaveText([
    'Còn hiệu lực trước',
    'Số sao',
    'Quyết định mới nhất',
    'Sắp hết hạn',
    'Tên A–Z',
    'Giá thấp trước',
    'Giá cao trước',
  ]);
});

test('the order by name follows the Vietnamese alphabet: Đ after D', async ({ page, go }) => {
  await go('/san-pham?sap-xep=ten');
  const alphabet = 'AĂÂBCDĐEÊGHIJKLMNOÔƠPQRSTUƯVXY';
  const base = (name: string): string => {
    const first = (name.match(/\p{L}/u)?.[0] ?? '').toUpperCase().normalize('NFD');
    // Tone marks order names only after their letters; the marks of ă, â, ê, ô, ơ, ư make letters.
    return first.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC');
  };
  const places = (await namesOfAllPages(page)).map((name) => alphabet.indexOf(base(name)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('the pages of a list hold every product once', async ({ page, go }) => {
  await go('/san-pham?sap-xep=ten&nhom=thuc-pham');
  const all = await total(page);
  await expect(cards(page)).toHaveCount(24);
  await expect(pager(page).getByRole('link', { name: 'Trang trước' })).toHaveCount(0);
  const links = page.locator('.cards .card__link');
  const found = new Set<string>();
  for (let number = 1; ; number += 1) {
    for (const one of await links.all()) found.add((await one.getAttribute('href')) ?? '');
    if ((await pager(page).getByRole('link', { name: 'Trang sau' }).count()) === 0) break;
    await turnTo(page, number + 1);
  }
  expect(found.size).toBe(all);
});

test('values that mean nothing are named in a notice, and the rest is shown', async ({ page, go }) => {
  await go('/san-pham?sao=9&sao=4&huyen=khong-co-huyen-nay&sap-xep=la&trang=abc&utm_source=x', 200);
  const notice = page.locator('.notice', { hasText: 'Có điều kiện không dùng được' });
  for (const named of ['Sao: 9', 'Huyện cũ: khong-co-huyen-nay', 'Xếp theo: la', 'Trang: abc']) {
    await expect(notice).toContainText(named);
  }
  await expect(notice).not.toContainText('utm');
  expect(await chosen(page)).toEqual(['Sao: 4 sao']);
  const shown = await total(page);
  await go('/san-pham?sao=4');
  expect(shown).toBe(await total(page));
});

test('the notice goes away with the next choice', async ({ page, go }) => {
  await go('/san-pham?sao=9');
  await toggle(page, 'Sao', '4 sao');
  await expect(page.getByText('Có điều kiện không dùng được')).toHaveCount(0);
  expect(address(page)).toBe('/san-pham?sao=4');
});

test('a page beyond the last is not found and leads back to the first', async ({ page, go }) => {
  await go('/san-pham?sao=4&trang=99', 404);
  await expect(page.getByText('Danh sách này chỉ có 1 trang.')).toBeVisible();
  await page.getByRole('link', { name: 'Về trang đầu' }).first().click();
  await expect(page).toHaveURL('/san-pham?sao=4');
  await expect(cards(page)).not.toHaveCount(0);
});
