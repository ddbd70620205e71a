package io.ringfence.streaming.intake;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AdlRankRow;
import io.ringfence.contracts.wire.CrossPositionRow;
import io.ringfence.contracts.wire.InsuranceFundRow;
import io.ringfence.contracts.wire.OrderBookRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.RecordedFact;
import io.ringfence.contracts.wire.RulePackDocumentRow;

/** What facts are about that are only written down, in the words of {@link EventKeys}. */
final class FactKeys {
  private FactKeys() {}

  static EventKeys of(RecordedFact fact) {
    RateRow rate = fact.rate();
    AdlRankRow rank = fact.adlRank();
    InsuranceFundRow fund = fact.insuranceFund();
    OrderBookRow book = fact.orderBook();
    CrossPositionRow cross = fact.crossPosition();
    if (rate != null) {
      return new EventKeys("", "", rate.base(), rate.quote(), 0);
    } else if (rank != null) {
      return new EventKeys(rank.venue(), rank.instrument(), rank.account(), rank.side(), 0);
    } else if (fund != null) {
      return new EventKeys(fund.venue(), "", "", fund.asset(), 0);
    } else if (book != null) {
      String within = Long.toString(book.withinBps());
      return new EventKeys(book.venue(), book.instrument(), within, book.bookSide(), 0);
    }
    if (cross != null) {
      CrossPositionRow.Key key = cross.key();
      String side = key.side() + " in cross margin";
      return new EventKeys(key.venue(), key.instrument(), key.account(), side, cross.sequence());
    }
    RulePackDocumentRow pack = requireNonNull(fact.rulePack());
    String effective = Long.toString(pack.effectiveFromMicros());
    return new EventKeys(pack.venue(), "", "", effective, 0);
  }
}
