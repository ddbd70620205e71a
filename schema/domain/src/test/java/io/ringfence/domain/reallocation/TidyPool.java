package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Suggestion.GiveBack;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose needs and spares are round figures: every position is ten at entry and mark 100, one
 * per cent maintenance, leverage 10; target 10 %, donors keep 15 %, no reserve, no cushion.
 */
final class TidyPool {
  private static final NaiveSchedule ONE_PERCENT =
      new NaiveSchedule(List.of(dec(1_000_000)), List.of(dec("0.01")));

  private final SamplePool sample = new SamplePool();

  /** Equity at 90 is W - 100 against a requirement of 9: W = 109 stands at the target. */
  TidyPool recipient(String symbol, String need) {
    return recipient(symbol, need, SamplePool.facts(Thesis.INTACT, Plan.ADD, null));
  }

  TidyPool recipient(String symbol, String need, PositionFacts facts) {
    return position(symbol, dec(109).subtract(dec(need)), facts);
  }

  /** Equity at 85 is W - 150 against a requirement of 8.5: W = 158.5 is all a donor must keep. */
  TidyPool donor(String symbol, String spare) {
    return donor(symbol, spare, SamplePool.facts(null, null, null));
  }

  TidyPool donor(String symbol, String spare, PositionFacts facts) {
    return position(symbol, dec("158.5").add(dec(spare)), facts);
  }

  private TidyPool position(String symbol, BigDecimal wallet, PositionFacts facts) {
    var twin = new NaivePosition(1, dec(10), dec(100), wallet, ONE_PERCENT, BigDecimal.ZERO);
    sample.add(symbol, twin, dec(100), BigDecimal.TEN, facts);
    return this;
  }

  SamplePool sample() {
    return sample;
  }

  static ReallocationPolicy policy(String minimum, String step) {
    return policy(minimum, step, "0");
  }

  static ReallocationPolicy policy(String minimum, String step, String reserve) {
    return new ReallocationPolicy(
        dec("0.10"),
        dec("0.15"),
        dec(minimum),
        dec(step),
        BigDecimal.ZERO,
        dec(reserve),
        List.of(dec("-0.05")));
  }

  /** What is proposed, in words: {@code CASH>A 10}, {@code B>A 5}, {@code A needs 10: WHY}. */
  List<String> propose(@Nullable String free, @Nullable String headroom, String minimum) {
    return propose(cash(free), within(NodePath.desk("alpha"), headroom), policy(minimum, "0.5"));
  }

  /** The same where a book's budgets leave so much headroom. */
  List<String> proposeWithin(
      String book, @Nullable String headroom, @Nullable String free, String minimum) {
    return propose(
        cash(free), within(NodePath.book("alpha", book), headroom), policy(minimum, "0.5"));
  }

  List<String> propose(Pool.Cash cash, ReallocationPolicy policy) {
    return propose(cash, Map.of(), policy);
  }

  private static Pool.@Nullable Cash cash(@Nullable String free) {
    return free == null ? null : Pool.Cash.of(dec(free));
  }

  private static Map<NodePath, BigDecimal> within(NodePath node, @Nullable String headroom) {
    return headroom == null ? Map.of() : Map.of(node, dec(headroom));
  }

  private List<String> propose(
      Pool.@Nullable Cash cash, Map<NodePath, BigDecimal> headroom, ReallocationPolicy policy) {
    return Reallocation.propose(sample.pool(cash, headroom), policy).suggestions().stream()
        .map(TidyPool::inWords)
        .toList();
  }

  static String inWords(Suggestion suggestion) {
    String recipient = suggestion.recipient().key().instrument().symbol();
    return switch (suggestion) {
      case Move move -> from(move.source()) + ">" + recipient + " " + plain(move.amount());
      case NotFeasible refusal ->
          recipient + " needs " + plain(refusal.needed()) + ": " + refusal.why();
      case GiveBack back -> recipient + ">CASH " + plain(back.amount());
    };
  }

  private static String from(Source source) {
    return switch (source) {
      case Source.FreeBalance _ -> "CASH";
      case Source.Transfer transfer -> transfer.lane().from();
      case Source.Donor donor -> donor.position().key().instrument().symbol();
    };
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
