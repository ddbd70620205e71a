package io.ringfence.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Repeats published figures of what orders do to positions; an empty cell was not published. */
class PublishedOperationsTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/published/operations.csv",
      useHeadersInDisplayName = false,
      numLinesToSkip = 1)
  void anOrderLeavesWhatTheVenuesPreviewPrints(ArgumentsAccessor row) {
    BigDecimal mark = figure(row, 4);
    var terms = VenueTerms.NONE.withLeverage(figure(row, 5));
    var side = PositionSide.of(text(row, 1)).orElseThrow();
    var position =
        new IsolatedPosition(
            Contract.LINEAR, side, figure(row, 2), figure(row, 3), BigDecimal.ZERO, terms);
    Holding holding = Holding.ofEquity(position, figure(row, 6), mark);
    var direction = text(row, 7).equals("buy") ? PositionSide.LONG : PositionSide.SHORT;
    Fill fill = new Fill(figure(row, 8), figure(row, 9), figure(row, 11));

    var what = new WhatIf(OrderEffects.HYPERLIQUID, Optional.empty(), mark);
    var outcome = what.apply(holding, Operation.ofOrder(holding, direction, fill, figure(row, 10)));

    var applied = (OperationOutcome.Applied) outcome;
    IsolatedPosition after = applied.after().position().orElseThrow();
    assertPublished(row.getString(12), applied.marginAfterFill(mark));
    assertPublished(row.getString(13), after.quantity());
    assertPublished(row.getString(14), after.entryPrice());
    String sideAfter = row.getString(15);
    assertThat(after.side().code()).isEqualTo(sideAfter == null ? side.code() : sideAfter);
  }

  private static BigDecimal figure(ArgumentsAccessor row, int column) {
    return new BigDecimal(text(row, column));
  }

  private static String text(ArgumentsAccessor row, int column) {
    return Objects.requireNonNull(row.getString(column));
  }

  private static void assertPublished(@Nullable String published, BigDecimal ours) {
    if (published != null) {
      assertThat(ours).isEqualByComparingTo(published);
    }
  }
}
