import datetime

import pandas as pd
import pytest


@pytest.fixture
def article():
    """One article as a table, with one event in words that the tiny models have learnt."""
    row = {
        "id": "a1",
        "url": None,
        "title": None,
        "published": datetime.date(2023, 11, 10),
        "source": None,
        "text": "王毅9日在北京会见德国外长马克龙。双方就共同关心的问题交换了意见。",
    }
    return pd.DataFrame([row])
