package io.ringfence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.PublishedCase;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of the paper's table of all generations.
 *
 * @param row cells by the names of columns
 */
record GenerationExample(Map<String, String> row) {
  private static final Map<String, String> INPUTS =
      Map.of(
          "quantity", "q",
          "multiplier", "x",
          "entry", "E",
          "wallet", "W",
          "leverage", "L",
          "cost", "C",
          "mark", "P",
          "n", "adjust");

  void assertIsWhatTheCodeComputes() {
    PublishedCase asked = asked();
    MarginModel model = asked.generation();
    IsolatedPosition position = asked.position();
    BigDecimal mark = asked.figure("P");
    Fraction value = position.value(mark);

    assertShown("value", up(Optional.of(value)));
    assertShown("equity", shown(Optional.of(model.countedEquity(position, value)), false));
    assertShown("initial", up(model.initialMargin(position)));
    assertShown("maintenance", up(Optional.of(model.maintenanceMargin(position, mark))));
    assertShown("requirement", up(Optional.of(model.exactRequirement(position, mark))));
    assertShown("fee_to_close", up(model.feeToClose(position, asked.fee())));
    assertShown("liquidation_price", price(model.liquidationPrice(position, mark)));
    assertShown("bankruptcy_price", price(model.bankruptcyPrice(position)));
    assertShown("liquidated", String.valueOf(model.isLiquidatable(position, mark)));
  }

  private PublishedCase asked() {
    Map<String, String> inputs = new HashMap<>();
    row.forEach(
        (column, cell) -> {
          if (!cell.equals("-")) {
            inputs.put(INPUTS.getOrDefault(column, column), cell.replace(' ', ','));
          }
        });
    inputs.put("rate", cell("n"));
    return new PublishedCase(
        cell("case"),
        cell("generation"),
        ContractKind.valueOf(cell("kind").toUpperCase(Locale.ROOT)),
        side(),
        inputs,
        Map.of());
  }

  private PositionSide side() {
    return PositionSide.of(cell("side")).orElseThrow();
  }

  private String cell(String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static String up(Optional<Fraction> figure) {
    return shown(figure, true);
  }

  private static String shown(Optional<Fraction> figure, boolean upwards) {
    RoundingMode mode = upwards ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return figure
        .map(it -> Precision.canonical(it.exactOrRounded(Precision.AMOUNT_SCALE, mode)))
        .orElse("none");
  }

  private String price(Optional<PriceRoot> root) {
    return root.map(it -> Precision.canonical(it.price(side()))).orElse("none");
  }

  private void assertShown(String column, String computed) {
    assertThat(computed).as("%s of %s", column, cell("case")).isEqualTo(cell(column));
  }
}
