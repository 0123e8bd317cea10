"""Writes tokens.json: texts with the tokens and code-point offsets that Hugging Face's tokenizers gives for them.

Run it with tokenizers 0.22 or later: python write-tokens.py. The tokenizers are trained here, on the texts below.
"""

import json
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

TEXTS = [
    "🐱 John Smith lives in New York City.",
    "Élodie a mangé des crêpes à Zürich, naïvement!",
    "Playing, played & replayed: the players' playground (2024-05-07).",
    "Москва — столица России; Київ — столиця України.",
    "東京は日本の首都です。한국어 텍스트도 있습니다.",
    "العربية لغة جميلة وقديمة",
    "tabs\tand\n\nnew lines\r\n  and   spaces ",
    "ﬁne ligatures… ① ² ½ ™ ﬀ and Ａ wide letters",
    "e\u0301tat de\u0301compose\u0301 n\u0303",
    "👩\u200d🚀 and 👍🏽 and 🇩🇪 flags 𝒜𝓑",
    "price: $3.50/kg — don't \"quote\" it's 100% O'Reilly's",
    "https://example.com/path?query=1&x=[2] mail@example.org #tag @user",
    "ISTANBUL İstanbul ıstanbul STRASSE straße ΣΊΣΥΦΟΣ",
    "zero\u200bwidth and soft\u00adhyphen and no\u00a0break",
    "हिन्दी में लिखा हुआ पाठ और ไทยภาษา",
    "a",
    "x ☃☃ y ☃z☃ ŋ",
]
TRAINING = [text for text in TEXTS[:13] for _ in range(3)]


def word_piece(lowercase: bool) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase, strip_accents=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=260, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    tokenizer.train_from_iterator(TRAINING, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def byte_level(add_prefix_space: bool) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=add_prefix_space)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=340, initial_alphabet=alphabet, special_tokens=["<s>", "</s>"])
    tokenizer.train_from_iterator(TRAINING, trainer)
    tokenizer.post_processor = processors.Sequence([
        processors.ByteLevel(trim_offsets=True),
        processors.TemplateProcessing(
            single="<s> $A </s>",
            special_tokens=[(name, tokenizer.token_to_id(name)) for name in ("<s>", "</s>")],
        ),
    ])
    return tokenizer


def unigram() -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=300, unk_token="<unk>", special_tokens=["<unk>"])
    tokenizer.train_from_iterator(TRAINING, trainer)
    return tokenizer


def byte_fallback() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    trainer = trainers.BpeTrainer(
        vocab_size=380, special_tokens=["<unk>", *(f"<0x{byte:02X}>" for byte in range(256))], limit_alphabet=40
    )
    tokenizer.train_from_iterator(TRAINING, trainer)
    return tokenizer


TOKENIZERS = {
    "WordPiece": word_piece(lowercase=False),
    "WordPiece in lower case": word_piece(lowercase=True),
    "byte-level BPE": byte_level(add_prefix_space=False),
    "byte-level BPE with a space first": byte_level(add_prefix_space=True),
    "Unigram": unigram(),
    "BPE with byte fallback": byte_fallback(),
}

encodings = []
for name, tokenizer in TOKENIZERS.items():
    for text in TEXTS:
        encoding = tokenizer.encode(text)
        encodings.append({
            "tokenizer": name,
            "text": text,
            "tokens": encoding.tokens,
            "offsets": [list(pair) for pair in encoding.offsets],
        })
lines = ",\n".join(json.dumps(encoding, ensure_ascii=False) for encoding in encodings)
Path(__file__).with_name("tokens.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
