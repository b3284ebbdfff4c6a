// Who can sign in, and whose products are whose; the same as `cargo xtask serve` creates.

export interface Account {
  role: 'producer' | 'office';
  phone: string;
  name: string;
  password: string;
  producer?: string;
}

const PASSWORD = 'thu-nghiem-co-so-mau';

export const BEN_SAO: Account = {
  role: 'producer',
  phone: '0900000001',
  name: 'Người phụ trách mẫu Bến Sao',
  password: PASSWORD,
  producer: 'co-so-mau-ben-sao',
};

export const DOI_SAO: Account = {
  role: 'producer',
  phone: '0900000002',
  name: 'Người phụ trách mẫu Đồi Sao',
  password: PASSWORD,
  producer: 'hop-tac-xa-mau-doi-sao',
};

export const OFFICE: Account = {
  role: 'office',
  phone: '0900000009',
  name: 'Văn phòng mẫu',
  password: 'thu-nghiem-van-phong',
};

export const ACCOUNTS = [BEN_SAO, DOI_SAO, OFFICE];

/** The product that the tests change, and where the public sees it. */
export const FISH_SAUCE = 'Nước mắm cốt mẫu Bến Sao';
export const FISH_SAUCE_PAGE = '/san-pham/nuoc-mam-cot-mau-ben-sao';

export const OF_BEN_SAO = [
  FISH_SAUCE,
  'Mắm tôm mẫu Bến Sao',
  'Cá khô một nắng mẫu Bến Sao',
  'Chả mực mẫu Bến Sao',
  'Lưới đan tay trang trí mẫu Bến Sao',
];

export const OF_DOI_SAO = ['Chiếu cói mẫu Đồi Sao', 'Giỏ cói đan tay mẫu Đồi Sao', 'Dưa lưới mẫu Đồi Sao'];
