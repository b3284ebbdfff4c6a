// A small phone: 360 × 640, touched.
import { expect, test } from '../../support/fixtures.ts';
import { cards, chosen, LIST, row, total } from '../../support/list.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, priceKind, savedNotice, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

test('the filters open over the page, count, and close on the list', async ({ page, go }) => {
  await go(LIST);
  await expect(row(page, 'Sao', '4 sao')).toBeHidden();
  await page.getByText('Bộ lọc', { exact: true }).or(page.locator('summary', { hasText: 'Lọc' })).first().tap();
  await row(page, 'Sao', '4 sao').tap();
  await expect(row(page, 'Sao', '4 sao')).toHaveAttribute('aria-current', 'true');
  const all = await total(page);
  await expect(page.locator('#loc')).toHaveAttribute('open', '');
  await page.getByRole('link', { name: `Xem ${all} sản phẩm` }).tap();
  await expect(page.locator('#loc')).not.toHaveAttribute('open');
  await expect(cards(page).first()).toBeInViewport();
  expect(await chosen(page)).toEqual(['Sao: 4 sao']);
  await expect(page.locator('#loc > summary')).toContainText('1 điều kiện đang lọc');
});

test('open filters can be closed without choosing', async ({ page, go }) => {
  await go(LIST);
  await page.locator('#loc > summary').tap();
  await expect(row(page, 'Sao', '4 sao')).toBeVisible();
  await page.getByText('Đóng bộ lọc').tap();
  await expect(row(page, 'Sao', '4 sao')).toBeHidden();
  await expect(page).toHaveURL(LIST);
});

test('a price is changed with three taps after signing in', async ({ page, edit, ready, go }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  await expect(page.getByRole('button', { name: 'Lưu thay đổi' })).toBeInViewport();
  await priceKind(page, 'Một giá').tap();
  await control(page, 'gia').fill('120k');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).tap();
  await expect(savedNotice(page)).toBeVisible();
  await go(FISH_SAUCE_PAGE);
  await expect(page.locator('.price')).toHaveText('120.000 ₫');
});

test('whoever saves on a phone sees that it is saved', async ({ page, edit, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  await control(page, 'bao-quan').fill('Nơi mát');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).tap();
  await expect(page.locator('.savebar__say')).toHaveText('Đã lưu');
  await expect(page.locator('.savebar__say')).toBeInViewport();
});

test('what is touched is large enough, and letters in fields do not make the phone zoom in', async ({ page, edit, go, ready }) => {
  const small = async (): Promise<string[]> =>
    page.locator('button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), .chip, .card__link').evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const { height } = (one.matches('.card__link') ? (one.closest('.card') ?? one) : one).getBoundingClientRect();
          const letters = one instanceof HTMLInputElement ? parseFloat(getComputedStyle(one).fontSize) : 16;
          return (height > 0 && height < 40) || letters < 16;
        })
        .map((one) => `${one.outerHTML.slice(0, 90)} ${one.getBoundingClientRect().height}`),
    );
  for (const path of ['/', '/san-pham?sao=4', FISH_SAUCE_PAGE, '/dang-nhap']) {
    await go(path);
    expect(await small(), path).toEqual([]);
  }
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  expect(await small(), 'editor').toEqual([]);
});
