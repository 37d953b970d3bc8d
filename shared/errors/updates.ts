export const updateErrors = {
  UPDATE_OFF: '没有设置更新地址。请先填总公司给的地址。',
  UPDATE_ADDRESS_INVALID:
    '更新地址“{address}”不能用：应以 https:// 开头，不带用户名和参数。请照总公司给的地址填写。',
  UPDATE_NOT_POSSIBLE: '这台电脑上的客档不能自己更新（不是用安装程序装的）。请向总公司索取新版安装文件。',
  UPDATE_UNREACHABLE: '连不上更新地址（{reason}）。请检查网络和地址，稍后再试；不更新也可以照常使用。',
  UPDATE_NOT_SIGNED: '更新地址上的版本清单没有总公司的有效签名，没有采用。请告诉总公司。',
  UPDATE_SIGNED_BY_OTHER: '更新地址上的版本清单是别的密钥签的，不是总公司的，没有采用。请打电话告诉总公司。',
  UPDATE_ALTERED: '更新地址上的版本清单在签名之后被改动过，没有采用。请打电话告诉总公司。',
  UPDATE_LIST_INVALID: '更新地址上的版本清单写得不对，没有采用。请告诉总公司。',
  UPDATE_DAMAGED: '下载的新版与总公司签名的摘要不符，已经丢弃。请再下载一次；再不行就告诉总公司。',
  UPDATE_NOT_DOWNLOADED: '新版没有下载完（{reason}）。请检查网络和磁盘空间后再试。',
} as const;
