// The main job from end to end, with scripts and without.
import { expect, test } from '../../support/fixtures.ts';
import { card, cards, names, namesOfAllPages, toggle, total } from '../../support/list.ts';
import { BEN_SAO, FISH_SAUCE, OF_BEN_SAO } from '../../support/people.ts';
import { control, enter, ownNames, priceKind, saveWell } from '../../support/studio.ts';

test.use({ ownServer: true });

const PRICE = '125.000 ₫ / một chai 500 ml';

test('a producer changes a price: the public page and the list show it, after a restart too', async ({
  page,
  edit,
  go,
  ready,
  server,
}) => {
  await test.step('from the home page to the products of four stars from Hoằng Hóa', async () => {
    await go('/');
    await page.getByRole('link', { name: /^Xem tất cả \d+ sản phẩm$/ }).click();
    await expect(page).toHaveURL('/san-pham');
    await ready();
    await toggle(page, 'Sao', '4 sao');
    await toggle(page, 'Huyện cũ', 'Hoằng Hóa');
    await expect(page).toHaveURL('/san-pham?sao=4&huyen=hoang-hoa');
    expect(await total(page)).toBe((await namesOfAllPages(page)).length);
    for (const one of await cards(page).all()) {
      await expect(one).toContainText('4 sao OCOP');
      await expect(one).toContainText('Hoằng Hóa (cũ)');
    }
  });

  await test.step('to a product and to who makes it', async () => {
    await page.getByRole('link', { name: FISH_SAUCE, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: FISH_SAUCE })).toBeVisible();
    await expect(page.getByText('Chưa có giá.')).toBeVisible();
    await page.locator('.product__by').getByRole('link', { name: 'Cơ sở mẫu Bến Sao' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cơ sở mẫu Bến Sao' })).toBeVisible();
    expect((await names(page)).toSorted()).toEqual(OF_BEN_SAO.toSorted());
  });

  await test.step('sign in', async () => {
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Dành cho cơ sở' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập', exact: true })).toBeVisible();
    await enter(page, BEN_SAO.phone, BEN_SAO.password);
    await expect(page).toHaveURL('/quan-ly');
    await ready();
    expect((await ownNames(page)).toSorted()).toEqual(OF_BEN_SAO.toSorted());
    await expect(page.getByText('Cơ sở mẫu Bến Sao · 5 sản phẩm')).toBeVisible();
  });

  await test.step('change the price', async () => {
    await edit(FISH_SAUCE);
    await priceKind(page, 'Một giá').check();
    await control(page, 'gia').fill('125.000');
    await control(page, 'don-vi').fill('một chai 500 ml');
    await saveWell(page);
  });

  await test.step('see it on the public page', async () => {
    await page.getByRole('status').getByRole('link', { name: 'Xem trang' }).click();
    await expect(page.getByRole('heading', { level: 1, name: FISH_SAUCE })).toBeVisible();
    await expect(page.locator('.price')).toHaveText(PRICE);
  });

  await test.step('see it in the list', async () => {
    await go('/san-pham?sao=4&huyen=hoang-hoa');
    await expect(card(page, FISH_SAUCE)).toContainText(PRICE);
  });

  await test.step('see it in the own list', async () => {
    await go('/quan-ly');
    await expect(page.locator('.studio-row', { hasText: FISH_SAUCE })).toContainText(PRICE);
  });

  await test.step('see all of it again after a restart', async () => {
    await server.restart();
    await go('/quan-ly');
    await expect(page.locator('.studio-row', { hasText: FISH_SAUCE })).toContainText(PRICE);
    await go('/san-pham?sao=4&huyen=hoang-hoa');
    await expect(card(page, FISH_SAUCE)).toContainText(PRICE);
    await page.getByRole('link', { name: FISH_SAUCE, exact: true }).click();
    await expect(page.locator('.price')).toHaveText(PRICE);
  });
});
