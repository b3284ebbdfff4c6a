// What the start page of the studio says there is to do, and how far it is from done.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO } from '../../support/people.ts';
import { signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

test('what is missing leads to its place in the editor, and one tap says that all is correct', async ({ page, go, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  const todos = page.getByRole('region', { name: 'Việc nên làm' });
  const line = todos.getByRole('listitem').filter({ has: page.locator('a[href*="/quan-ly/san-pham/"]') });
  await line.first().getByRole('link').click();
  await ready();
  expect(new URL(page.url()).hash).toMatch(/^#f-/);
  await expect(page.locator(new URL(page.url()).hash)).toBeInViewport();

  // A listing that lacks nothing is only asked whether it is still correct.
  await go('/quan-ly');
  await ready();
  const confirm = todos.getByRole('button', { name: 'Mọi thứ vẫn đúng' });
  const before = await confirm.count();
  expect(before).toBeGreaterThan(0);
  const name = (await todos.getByRole('listitem').filter({ has: confirm }).first().locator('strong').textContent()) ?? '';
  await confirm.first().click();
  await expect(page.getByText('Đã ghi: mọi thứ vẫn đúng tính đến hôm nay.')).toBeVisible();
  await expect(todos.getByRole('listitem').filter({ hasText: name }).filter({ has: confirm })).toHaveCount(0);
});
