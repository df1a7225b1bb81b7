//! What a person named by a newspaper did for it.

/// What a credited person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreditRole {
    /// 记者.
    Reporter,
    /// 通讯员.
    Correspondent,
    /// 摄, 摄影, 图.
    Photographer,
    /// 编辑, 责编 and the like.
    Editor,
    /// A bare name, 文, 撰文, 作者.
    Author,
}
