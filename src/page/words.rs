//! The words of the trade, as data: every list that a cue is read by stands here, in folded characters.

/// Surnames of one character, about in the order of how many bear them.
pub const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程\
苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施\
文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游\
辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟\
邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满\
闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘\
亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由孫張陳楊黃\
趙吳馬鄭謝許韓馮鄧蕭葉蘇盧鍾譚陸賈韋鄒閆龍賀顧龔邵萬錢嚴湯溫龐顏倪莊聶魯歐關蘭紀畢單塗駱藍羅劉寧";

/// Surnames of two characters.
pub const LONG_SURNAMES: [&str; 14] = [
    "欧阳", "上官", "司马", "诸葛", "皇甫", "夏侯", "司徒", "令狐", "尉迟", "慕容", "东方", "端木",
    "公孙", "歐陽",
];

/// Characters that stand in no name of a person, or hardly ever: particles, and the ends of places and offices.
pub const NO_NAME: &str = "的了在和是为与及等不将要对我你他她它们这那有无也就都而之其或被把从向到以于区县市省镇乡村街路局厅部委院校\
处所社馆会队组办站报刊版年月日时分点元个名项家次种条件人图表摄讯电者";

/// What may stand before the word for a reporter's office: 本报首席记者.
pub const HOUSES: [&str; 34] = [
    "本报",
    "本刊",
    "本社",
    "本网",
    "本台",
    "新华社",
    "中新社",
    "人民日报",
    "全媒体",
    "融媒体",
    "首席",
    "见习",
    "实习",
    "特约",
    "特派",
    "驻京",
    "驻港",
    "通讯社",
    "记者站",
    "融媒",
    "全媒",
    "高级",
    "资深",
    "主任",
    "财经",
    "体育",
    "新闻",
    "日报",
    "晚报",
    "晨报",
    "都市报",
    "时报",
    "商报",
    "客户端",
];

/// What a credited person is: the word, and the letter of the role (reporter, correspondent, photographer, editor, author).
pub const OFFICES: [(&str, char); 40] = [
    ("记者", 'r'),
    ("实习记者", 'r'),
    ("见习记者", 'r'),
    ("评论员", 'r'),
    ("特派员", 'r'),
    ("采写", 'r'),
    ("报道", '='),
    ("通讯员", 'c'),
    ("实习生", 'c'),
    ("特约通讯员", 'c'),
    ("供稿", '='),
    ("摄影", 'p'),
    ("摄", 'p'),
    ("摄影报道", 'p'),
    ("供图", 'p'),
    ("摄制", 'p'),
    ("图", 'p'),
    ("文/图", '='),
    ("图/文", '='),
    ("文/摄", '='),
    ("文图", '='),
    ("图文", '='),
    ("文并摄", '='),
    ("文", 'a'),
    ("撰文", 'a'),
    ("作者", 'a'),
    ("撰稿", 'a'),
    ("执笔", 'a'),
    ("整理", 'a'),
    ("编译", 'a'),
    ("编写", 'a'),
    ("口述", 'a'),
    ("翻译", 'a'),
    ("通讯员供图", 'p'),
    ("摄像", 'p'),
    ("策划", 'e'),
    ("统筹", 'e'),
    ("编辑", 'e'),
    ("综合报道", '='),
    ("综合", '='),
];

/// Signs that stand before a byline.
pub const BULLETS: &str = "■□●▲◆★◎▼◇○△▽☆※◢◣◤◥";

/// How a dateline may begin; the word 讯 or 电 ends it.
pub const DATELINES: [&str; 16] = [
    "本报",
    "本刊",
    "本网",
    "本台",
    "新华社",
    "新华网",
    "据新华社",
    "中新社",
    "中新网",
    "人民日报",
    "人民网",
    "央视",
    "法新社",
    "路透社",
    "综合",
    "据",
];

/// How the names of newspapers end.
pub const PAPER_ENDINGS: [&str; 14] = [
    "日报",
    "晚报",
    "晨报",
    "早报",
    "午报",
    "时报",
    "商报",
    "快报",
    "导报",
    "周报",
    "都市报",
    "青年报",
    "特区报",
    "经济报",
];

/// Words that make a short line one of the page's own: who made it, how it is numbered, where to call.
pub const IMPRINT_WORDS: [&str; 38] = [
    "责任编辑",
    "责编",
    "本版编辑",
    "版面编辑",
    "编辑:",
    "美编",
    "版式",
    "校对",
    "排版",
    "组版",
    "制图",
    "制表",
    "图表",
    "绘图",
    "值班主任",
    "值班编委",
    "值班",
    "主编",
    "审读",
    "电话",
    "热线",
    "邮箱",
    "电子信箱",
    "网址",
    "邮编",
    "刊号",
    "邮发代号",
    "零售",
    "今日",
    "总第",
    "星期",
    "农历",
    "微信公众号",
    "官方微博",
    "投稿",
    "广告",
    "印刷",
    "出版",
];

/// Words of a line that speaks of another page, or of where a text was printed before.
pub const SPOKEN: [&str; 16] = [
    "下转", "上接", "转第", "接第", "见第", "详见", "参见", "另见", "刊于", "刊第", "原载", "摘自",
    "来源", "转载", "导读", "紧转",
];

/// How the headline of an announcement ends.
pub const NOTICES: [&str; 18] = [
    "公示",
    "公告",
    "通告",
    "声明",
    "启事",
    "更正",
    "讣告",
    "通知",
    "通知书",
    "公告书",
    "通报",
    "招标",
    "拍卖会",
    "说明书",
    "挂失",
    "致歉",
    "公示表",
    "预公告",
];

/// How the text of a photograph goes on after its date: what somebody is seen doing.
pub const SEEN: [&str; 16] = [
    "正在",
    "在展示",
    "在查看",
    "在表演",
    "在参观",
    "在挑选",
    "在观看",
    "在体验",
    "在采摘",
    "在工作",
    "在作业",
    "在检查",
    "选购",
    "拍摄的",
    "游客在",
    "无人机",
];

/// How a line begins that says where a picture comes from.
pub const SOURCES: [&str; 7] = [
    "图片来源",
    "图源",
    "资料图片",
    "图片提供",
    "供图:",
    "图片由",
    "(资料图",
];

/// How a line begins that says where an article goes on or began.
pub const TURNS: [&str; 4] = ["下转", "上接", "(下转", "(上接"];

/// How a paragraph begins that continues nothing.
pub const OPENERS: [&str; 46] = [
    "今年以来",
    "近年来",
    "近日",
    "日前",
    "此外",
    "据了解",
    "据悉",
    "据介绍",
    "目前",
    "截至目前",
    "同时",
    "与此同时",
    "不久前",
    "去年",
    "今年",
    "为了",
    "为进一步",
    "针对",
    "随着",
    "如今",
    "在此基础上",
    "下一步",
    "接下来",
    "未来",
    "首先",
    "其次",
    "第一",
    "第二",
    "第三",
    "一是",
    "二是",
    "三是",
    "我市",
    "我县",
    "我省",
    "另外",
    "其中",
    "当天",
    "当日",
    "自从",
    "按照",
    "着眼",
    "通过",
    "围绕",
    "聚焦",
    "除",
];

/// How a section or series names itself: 栏目.
pub const SECTIONS: [&str; 22] = [
    "专栏",
    "专题",
    "专版",
    "专刊",
    "特刊",
    "系列报道",
    "权威发布",
    "目击",
    "要闻",
    "综合新闻",
    "时评",
    "短评",
    "快讯",
    "简讯",
    "视点",
    "聚焦",
    "新闻速递",
    "现场",
    "连线",
    "走基层",
    "三年行动",
    "图片新闻",
];

/// How a subtitle ends: what kind of piece it is.
pub const SUBTITLES: [&str; 9] = [
    "侧记",
    "见闻",
    "纪实",
    "综述",
    "记者调查",
    "报告",
    "札记",
    "走笔",
    "掠影",
];
