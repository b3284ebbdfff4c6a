// More of a list, what it hides, and the quick ways above it.
import { expect, test } from '../../support/fixtures.ts';
import {
  address,
  cards,
  chosen,
  count,
  LIST,
  more,
  names,
  pager,
  promoted,
  row,
  searchBox,
  toggle,
  total,
} from '../../support/list.ts';

test('the link below the list names what remains and shows it below what is there', async ({ page, go }) => {
  await go(LIST);
  const [all, first] = [await total(page), await names(page)];
  await expect(page.locator('.more__shown')).toHaveText(`Đang hiện 24 trong ${all} sản phẩm`);
  await expect(more(page)).toHaveText(`Xem thêm 24 sản phẩm (còn ${all - 24})`);
  await more(page).click();
  await expect(cards(page)).toHaveCount(48);
  expect((await names(page)).slice(0, 24)).toEqual(first);
  expect(address(page)).toBe('/san-pham?trang=1-2');
  await expect(page.locator('.more__shown')).toHaveText(`Đang hiện 48 trong ${all} sản phẩm`);
  await expect(pager(page)).toBeVisible();
});

test('the last link shows what is left, then there is none', async ({ page, go }) => {
  await go('/san-pham?sao=4');
  const all = await total(page);
  for (let shown = 24; shown < all; shown += 24) await more(page).click();
  await expect(cards(page)).toHaveCount(all);
  await expect(more(page)).toHaveCount(0);
  await expect(page.locator('.more__shown')).toHaveText(`Đang hiện tất cả ${all} sản phẩm`);
});

test('a quick filter is the filter of the column', async ({ page, go }) => {
  await go(LIST);
  const quick = promoted(page).filter({ hasText: '4–5 sao' });
  const both = (await count(page, 'Sao', '4 sao')) + (await count(page, 'Sao', '5 sao'));
  await expect(quick).toHaveText(`4–5 sao ${both}`);
  await quick.click();
  await expect(quick).toHaveAttribute('aria-current', 'true');
  expect(await total(page)).toBe(both);
  expect((await chosen(page)).toSorted()).toEqual(['Sao: 4 sao', 'Sao: 5 sao']);
  await toggle(page, 'Sao', '5 sao');
  await expect(quick).not.toHaveAttribute('aria-current');
  await expect(row(page, 'Sao', '4 sao')).toHaveAttribute('aria-current', 'true');
});

test('rows or cards: the choice is in the address and keeps everything else', async ({ page, go }) => {
  await go('/san-pham?sao=4');
  const before = await names(page);
  const views = page.getByRole('navigation', { name: 'Kiểu xem' });
  await views.getByRole('link', { name: 'Danh sách' }).click();
  await expect(page.locator('.cards--rows')).toBeVisible();
  expect(address(page)).toBe('/san-pham?sao=4&xem=hang');
  expect(await names(page)).toEqual(before);
  await views.getByRole('link', { name: 'Lưới' }).click();
  await expect(page.locator('.cards--rows')).toHaveCount(0);
  expect(address(page)).toBe('/san-pham?sao=4');
});

test('a text that names a place is asked about', async ({ page, go }) => {
  await go(`/san-pham?${new URLSearchParams({ q: 'hoang hoa' })}`);
  await expect(page.getByText('Bạn tìm nơi làm ra?')).toBeVisible();
  await page.locator('.meanings').getByRole('link', { name: /Hoằng Hóa/ }).first().click();
  await expect(page).toHaveURL('/san-pham?huyen=hoang-hoa');
  expect(await chosen(page)).toEqual(['Huyện cũ: Hoằng Hóa']);
});

test('a list of nothing says how many each way on would show', async ({ page, go }) => {
  await go('/san-pham?sao=5&huyen=muong-lat');
  await expect(page.getByText('Đang lọc: Sao: 5 sao; Huyện cũ: Mường Lát.')).toBeVisible();
  const way = page.locator('.empty__ways li').filter({ hasText: 'Bỏ “Sao: 5 sao”' });
  const promised = Number(/(\d+) sản phẩm/.exec((await way.textContent()) ?? '')?.[1]);
  await way.getByRole('link').click();
  await expect(page).toHaveURL('/san-pham?huyen=muong-lat');
  expect(await total(page)).toBe(promised);
});

test('one wrong letter still finds, and says so', async ({ page, go }) => {
  await go(`/san-pham?${new URLSearchParams({ q: 'nuoc mam cotx' })}`);
  await expect(searchBox(page)).toHaveValue('nuoc mam cotx');
  const notice = page.locator('.notice', { hasText: 'Không có kết quả cho “nuoc mam cotx”' });
  await expect(notice.or(page.locator('.empty'))).toBeVisible();
});
