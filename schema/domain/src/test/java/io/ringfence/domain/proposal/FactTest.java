package io.ringfence.domain.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTest {
  private static final BigDecimal PERCENT = new BigDecimal("0.01");

  private static Fact mark(String price) {
    return Fact.moving("mark", new BigDecimal(price), PERCENT);
  }

  @ParameterizedTest(name = "from 100 to {0}: drift {1}")
  @CsvSource({"100,false", "101,false", "99,false", "101.000001,true", "98.999999,true"})
  void aMarkMayMoveByItsToleranceAndNotByMore(String now, boolean drifts) {
    assertThat(!Fact.drift(List.of(mark("100")), List.of(mark(now))).isEmpty()).isEqualTo(drifts);
  }

  @Test
  void whatAppearsDisappearsOrBecomesUnknownHasDrifted() {
    Fact limit = Fact.fixed("limit", "1500");
    Fact none = Fact.fixed("limit", null);
    assertThat(Fact.drift(List.of(limit), List.of(none)))
        .containsExactly("limit was 1500, is none");
    assertThat(Fact.drift(List.of(none), List.of(limit)))
        .containsExactly("limit was none, is 1500");
    assertThat(Fact.drift(List.of(none), List.of(none))).isEmpty();
    assertThat(Fact.drift(List.of(), List.of(limit))).containsExactly("limit was none, is 1500");
    assertThat(Fact.drift(List.of(limit), List.of())).containsExactly("limit was 1500, is none");
    assertThat(Fact.drift(List.of(mark("5")), List.of(Fact.moving("mark", null, PERCENT))))
        .containsExactly("mark was 5, is none");
  }

  @Test
  void aSecretIsSaidToHaveChangedAndNotWhatItIs() {
    Fact was = Fact.fixed("limit of the firm", "1500").asSecret();
    Fact is = Fact.fixed("limit of the firm", "1400").asSecret();
    assertThat(Fact.drift(List.of(was), List.of(is)))
        .containsExactly("limit of the firm has changed");
    assertThat(Fact.drift(List.of(), List.of(is))).containsExactly("limit of the firm is new");
    assertThat(Fact.drift(List.of(was), List.of(was))).isEmpty();
  }

  @Test
  void aToleranceOfTheWholeIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fact.moving("mark", BigDecimal.ONE, BigDecimal.ONE))
        .withMessageContaining("tolerance");
  }
}
