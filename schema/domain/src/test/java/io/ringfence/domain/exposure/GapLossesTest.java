package io.ringfence.domain.exposure;

import static io.ringfence.domain.exposure.Events.LONG;
import static io.ringfence.domain.exposure.Events.mark;
import static io.ringfence.domain.exposure.Events.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.stress.GapLosses;
import io.ringfence.domain.stress.GapTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long of 10 from 100 with a wallet of 109 meets its requirement of 9 at 90. */
class GapLossesTest {
  private final InstrumentBook book =
      new InstrumentBook(Events.RULES, AlertLevels.DEFAULT, LiquidationMode.PRESUMES);

  private static GapTable table(String shock) {
    return GapTable.of(List.of("firm:" + LONG.instrument().venue() + "=" + shock));
  }

  @ParameterizedTest(name = "a gap of {0} loses {1}")
  @CsvSource({"0.05, 50", "0.099999, 99.999", "0.1, 109", "0.5, 109"})
  void aGapThatReachesTheLiquidationLosesAllThatIsLeft(String shock, BigDecimal loss) {
    book.apply(version(LONG, 1, "10", "109"));
    book.apply(mark(2, "100"));

    Map<NodePath, BigDecimal> losses = GapLosses.of(book, table(shock));

    assertThat(losses.keySet()).isEqualTo(book.contributions().keySet());
    assertThat(losses.values()).allSatisfy(one -> assertThat(one).isEqualByComparingTo(loss));
  }

  @Test
  void aPresumedLiquidationCountsAtFullCap() {
    book.apply(version(LONG, 1, "10", "109"));
    book.apply(mark(2, "100"));
    book.apply(mark(3, "90"));

    assertThat(GapLosses.of(book, table("0.05")).get(NodePath.FIRM)).isEqualByComparingTo("109");
  }

  @Test
  void withoutAMarkOrAShockNothingIsKnown() {
    book.apply(version(LONG, 1, "10", "109"));
    assertThat(GapLosses.of(book, table("0.05"))).isEmpty();
    book.apply(mark(2, "100"));

    assertThat(GapLosses.of(book, GapTable.of(List.of("firm:elsewhere=0.1")))).isEmpty();
    assertThat(GapLosses.of(book, GapTable.NONE)).isEmpty();
  }
}
