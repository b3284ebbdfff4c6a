// What the start page of the studio says there is to do, and how far it is from done.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { control, link, priceKind, saveWell, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

test('what is missing leads to its place in the editor, and one tap says that all is correct', async ({ page, go, edit, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  const todos = page.getByRole('region', { name: 'Việc nên làm' });
  await todos.getByRole('link', { name: 'Thêm giá' }).first().click();
  await ready();
  await expect(page.locator('#f-gia')).toBeInViewport();

  // A listing that lacks nothing is only asked whether it is still correct.
  await go('/quan-ly');
  await ready();
  await edit(FISH_SAUCE);
  await priceKind(page, 'Một giá').check();
  await control(page, 'gia').fill('85.000');
  await control(page, 'mo-ta').fill('Nước mắm mẫu, không có thật.');
  await link(page, 1).fill('https://shopee.vn/nuoc-mam-cot-mau');
  await saveWell(page);
  await go('/quan-ly');
  await ready();
  const line = todos.getByRole('listitem').filter({ hasText: FISH_SAUCE });
  await expect(line).toContainText('Chưa xác nhận lần nào');
  await line.getByRole('button', { name: 'Mọi thứ vẫn đúng' }).click();
  await expect(page.getByText('Đã ghi: mọi thứ vẫn đúng tính đến hôm nay.')).toBeVisible();
  await expect(line).toHaveCount(0);
});
