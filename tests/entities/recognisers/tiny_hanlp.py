"""Trains tiny HanLP models with HanLP's own training code, as a user trains one; nothing is downloaded."""

from pathlib import Path

from tiny_corpus import iobes, sentences

_TRAIN, _DEV = sentences(600), sentences(60, seed=2)


def bert(folder: Path) -> Path:
    """Two small layers of BERT with random weights, and a vocabulary of the corpus's characters."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(1)
    signs = sorted({sign for words in _TRAIN for word in words for sign in word.text.lower()})
    ascii_signs = [chr(code) for code in range(33, 127) if chr(code) not in signs]
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = [*special, *signs, *ascii_signs, *(f"##{sign}" for sign in ascii_signs + signs)]
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=128,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def transformer_ner(folder: Path, transformer: Path, by_character: bool) -> Path:
    """A single-task model on a transformer, for characters or for words."""
    from hanlp.components.ner.transformer_ner import TransformerNamedEntityRecognizer

    folder.mkdir(parents=True)
    TransformerNamedEntityRecognizer().fit(
        *_entity_files(folder, by_character),
        str(folder),
        str(transformer),
        lr=2e-3,
        transformer_lr=1e-3,
        epochs=40 if by_character else 15,
        seed=1,
        devices=-1,
    )
    return folder


def rnn_ner(folder: Path) -> Path:
    """A single-task model on a recurrent network, for characters."""
    from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer

    folder.mkdir(parents=True)
    RNNNamedEntityRecognizer().fit(
        *_entity_files(folder, by_character=True),
        str(folder),
        embed=32,
        rnn_hidden=32,
        crf=False,
        epochs=10,
        lr=0.01,
        tagging_scheme="IOBES",
        seed=1,
        devices=-1,
    )
    return folder


def tagger(folder: Path, transformer: Path) -> Path:
    """A model for parts of speech: not one for named entities."""
    from hanlp.components.taggers.transformers.transformer_tagger import TransformerTagger

    folder.mkdir(parents=True)
    TransformerTagger().fit(*_tag_files(folder), str(folder), str(transformer), epochs=1, seed=1, devices=-1)
    return folder


def multi_task(folder: Path, transformer: Path) -> Path:
    """A model for words, parts of speech and named entities; its tasks are named as in published ones."""
    from hanlp.common.dataset import SortingSamplerBuilder
    from hanlp.components.mtl.multi_task_learning import MultiTaskLearning
    from hanlp.components.mtl.tasks.ner.tag_ner import TaggingNamedEntityRecognition
    from hanlp.components.mtl.tasks.pos import TransformerTagging
    from hanlp.components.mtl.tasks.tok.tag_tok import TaggingTokenization
    from hanlp.layers.embeddings.contextual_word_embedding import ContextualWordEmbedding

    folder.mkdir(parents=True)
    segmented = []
    for name, words in (("train", _TRAIN), ("dev", _DEV)):
        path = folder / f"{name}.txt"
        path.write_text("\n".join(" ".join(word.text for word in sentence) for sentence in words), encoding="utf-8")
        segmented.append(str(path))
    batches = SortingSamplerBuilder(batch_size=32)
    MultiTaskLearning().fit(
        ContextualWordEmbedding("token", str(transformer), average_subwords=True, max_sequence_length=512),
        {
            "tok/fine": TaggingTokenization(*segmented, None, batches),
            "pos/pku": TransformerTagging(*_tag_files(folder), None, batches, "tok"),
            "ner/msra": TaggingNamedEntityRecognition(*_entity_files(folder, False), None, batches, "tok"),
        },
        str(folder),
        epochs=20,
        lr=2e-3,
        encoder_lr=1e-3,
        eval_trn=False,
        seed=1,
        devices=-1,
    )
    return folder


def _entity_files(folder: Path, by_character: bool) -> list[str]:
    return [
        _write(folder / f"{name}.ner.tsv", [iobes(sentence, by_character) for sentence in words])
        for name, words in (("train", _TRAIN), ("dev", _DEV))
    ]


def _tag_files(folder: Path) -> list[str]:
    return [
        _write(folder / f"{name}.pos.tsv", [[(word.text, word.tag) for word in sentence] for sentence in words])
        for name, words in (("train", _TRAIN), ("dev", _DEV))
    ]


def _write(path: Path, pairs: list[list[tuple[str, str]]]) -> str:
    blocks = ("\n".join("\t".join(pair) for pair in sentence) for sentence in pairs)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return str(path)
