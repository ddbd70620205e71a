package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.contracts.wire.AdlRankRow;
import io.ringfence.contracts.wire.AnnouncedPackRow;
import io.ringfence.contracts.wire.CrossPositionRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InsuranceFundRow;
import io.ringfence.contracts.wire.OrderBookRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.RecordedFact;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.OutputTag;

/** Ways to their tables for facts that are only written down. */
final class FactRouter {
  /** Conversion rates. */
  static final OutputTag<RateRow> RATES = tag("rates", RateRow.class);

  /** Places in auto-deleveraging queues. */
  static final OutputTag<AdlRankRow> ADL_RANKS = tag("adl-ranks", AdlRankRow.class);

  /** Balances of insurance funds. */
  static final OutputTag<InsuranceFundRow> INSURANCE_FUNDS =
      tag("insurance-funds", InsuranceFundRow.class);

  /** Depths of order books. */
  static final OutputTag<OrderBookRow> ORDER_BOOKS = tag("order-books", OrderBookRow.class);

  /** Rule packs of the input. */
  static final OutputTag<AnnouncedPackRow> RULE_PACKS =
      tag("rule-pack-documents", AnnouncedPackRow.class);

  /** Positions in cross margin. */
  static final OutputTag<CrossPositionRow> CROSS_POSITIONS =
      tag("cross-positions", CrossPositionRow.class);

  private FactRouter() {}

  private static <T> OutputTag<T> tag(String id, Class<T> type) {
    return new OutputTag<>(id, TypeInformation.of(type));
  }

  /** Sends the fact of an event on its way; its time says when a rule pack came. */
  static void route(InputEvent event, ProcessFunction<?, ?>.Context context) {
    RecordedFact fact = requireNonNull(event.fact());
    RateRow rate = fact.rate();
    AdlRankRow rank = fact.adlRank();
    InsuranceFundRow fund = fact.insuranceFund();
    OrderBookRow book = fact.orderBook();
    CrossPositionRow cross = fact.crossPosition();
    if (rate != null) {
      context.output(RATES, rate);
    } else if (rank != null) {
      context.output(ADL_RANKS, rank);
    } else if (fund != null) {
      context.output(INSURANCE_FUNDS, fund);
    } else if (book != null) {
      context.output(ORDER_BOOKS, book);
    } else if (cross != null) {
      context.output(CROSS_POSITIONS, cross);
    } else {
      context.output(
          RULE_PACKS, new AnnouncedPackRow(requireNonNull(fact.rulePack()), event.atMicros()));
    }
  }
}
