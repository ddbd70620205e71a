package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnEngine
class SuggestionsLedgerTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:00:00Z");

  private final DSLContext clickhouse;
  private final SuggestionsLedger ledger;

  SuggestionsLedgerTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    ledger = new SuggestionsLedger(clickhouse, DeskScope.ALL);
  }

  private static SuggestionsQuery.Pool pool(@Nullable String entity, @Nullable String owner) {
    return new SuggestionsQuery.Pool("binance", "a-1", "USDT", "ALPHA", entity, owner);
  }

  private static SuggestionGatesQuery.Row gate(SuggestionsQuery.Pool pool, String burnedAfter) {
    return new SuggestionGatesQuery.Row(
        AT, pool, new BigDecimal("-0.1"), new BigDecimal("100.5"), new BigDecimal(burnedAfter));
  }

  private static SuggestionsQuery.Row move(SuggestionsQuery.Pool pool, String amount) {
    return move(1, pool, amount);
  }

  private static SuggestionsQuery.Row move(int number, SuggestionsQuery.Pool pool, String amount) {
    return new SuggestionsQuery.Row(
        AT,
        number,
        pool,
        "FEASIBLE",
        "defend",
        new BigDecimal(amount),
        null,
        new SuggestionsQuery.Side("binance/a-1/BTCUSDT/long", null, null, null, null),
        null,
        "reason",
        "void if",
        new SuggestionsQuery.Outcome(null, true));
  }

  @Test
  void poolsThatDifferOnlyInWhoseMoneyTheyHoldStayApart() {
    List<SuggestionGatesQuery.Row> gates =
        List.of(
            gate(pool(null, null), "1"),
            gate(pool("Alpha AG", "client"), "2"),
            gate(pool("Alpha AG", "house"), "3"),
            gate(pool("Beta Ltd", "house"), "4"));
    ledger.write("pools apart", List.of(), gates);
    assertThat(new SuggestionGatesQuery(clickhouse, DeskScope.ALL).of("pools apart"))
        .extracting(SuggestionGatesQuery.Row::pool)
        .containsExactlyElementsOf(gates.stream().map(SuggestionGatesQuery.Row::pool).toList());
  }

  @Test
  void aProposalComesBackAsItWasWritten() {
    SuggestionsQuery.Row move = move(pool("Alpha AG", "client"), "12.25");
    ledger.write("comes back", List.of(move), List.of());
    assertThat(new SuggestionsQuery(clickhouse, DeskScope.ALL).of("comes back"))
        .singleElement()
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(move);
  }

  /** A statement of so many rows took the driver minutes to read; the test would not end. */
  @Test
  @Timeout(120)
  void theProposalsOfAHundredThousandPositionsAreWritten() {
    List<SuggestionsQuery.Row> moves =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(number -> move(number, pool("Alpha 'n' \\ \"Co\"", null), number + ".25"))
            .toList();
    ledger.write("many", moves, List.of());
    assertThat(new SuggestionsQuery(clickhouse, DeskScope.ALL).of("many"))
        .usingRecursiveFieldByFieldElementComparator(
            RecursiveComparisonConfiguration.builder()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .build())
        .containsExactlyElementsOf(moves);
  }

  @Test
  void writingTheSameAgainChangesNothing() {
    List<SuggestionsQuery.Row> moves = List.of(move(pool(null, null), "12.5"));
    List<SuggestionGatesQuery.Row> gates = List.of(gate(pool(null, null), "7"));
    ledger.write("again", moves, gates);
    ledger.write("again", moves, gates);
    assertThat(new SuggestionsQuery(clickhouse, DeskScope.ALL).of("again")).hasSize(1);
    assertThat(new SuggestionGatesQuery(clickhouse, DeskScope.ALL).of("again")).hasSize(1);
  }

  @Test
  void writingSomethingElseIsRefused() {
    ledger.write("other", List.of(move(pool(null, null), "12.5")), List.of());
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> ledger.write("other", List.of(move(pool(null, "client"), "12.5")), List.of()))
        .withMessage("run other already has 1 other rows in suggestions than the 1 computed now");
  }

  @Test
  void proposalsAreNotWrittenForSomeDesks() {
    SuggestionsLedger ofOne =
        new SuggestionsLedger(clickhouse, new DeskScope.Desks(Set.of("ALPHA")));
    assertThatIllegalArgumentException().isThrownBy(() -> ofOne.write("x", List.of(), List.of()));
  }
}
