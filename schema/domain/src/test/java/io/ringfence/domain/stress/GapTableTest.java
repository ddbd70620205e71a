package io.ringfence.domain.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GapTableTest {
  private static final GapTable TABLE =
      GapTable.of(
          List.of("firm:binance=0.1", "firm:binance/BTCUSDT=0.05", "firm/macro:binance=0.35"));

  private static Optional<BigDecimal> shock(String node, String venue, String instrument) {
    return TABLE.shock(NodePath.parse(node).orElseThrow(), new InstrumentId(venue, instrument));
  }

  @ParameterizedTest(name = "{1} of {0} gaps by {2}")
  @CsvSource({
    "firm, ETHUSDT, 0.1",
    "firm, BTCUSDT, 0.05",
    "firm/carry/basis, BTCUSDT, 0.05",
    "firm/macro, BTCUSDT, 0.35",
    "firm/macro/majors, ETHUSDT, 0.35",
  })
  void theNearestNodeCountsAndThereTheInstrumentBeforeTheVenue(
      String node, String instrument, String expected) {
    assertThat(shock(node, "binance", instrument).orElseThrow()).isEqualByComparingTo(expected);
  }

  @Test
  void whatNobodySaidIsUnknown() {
    assertThat(shock("firm/macro", "okx", "BTC-USDT-SWAP")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"firm=0.1", "firm:binance", "firm:binance=0", "firm:binance=1", "f//:okx=.1"})
  void whatIsNoEntryIsRefusedAndNamed(String entry) {
    assertThatThrownBy(() -> GapTable.of(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(entry);
  }

  @Test
  void twoEntriesForTheSameAreRefused() {
    assertThatThrownBy(() -> GapTable.of(List.of("firm:okx=0.1", "firm:okx=0.2")))
        .hasMessageContaining("firm:okx=0.2");
  }
}
