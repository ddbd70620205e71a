package io.ringfence.contracts.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reconciliation.Break;
import io.ringfence.domain.reconciliation.Figure;
import io.ringfence.domain.reconciliation.OwnFigure;
import io.ringfence.domain.reconciliation.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The breaks of one position, asked by figure. */
record Breaks(List<Break> inOrder) {
  /** The break of a figure that must be there. */
  Break of(Figure figure) {
    return inOrder.stream().filter(it -> it.figure() == figure).findFirst().orElseThrow();
  }

  Verdict verdict(Figure figure) {
    return of(figure).verdict();
  }

  Map<Figure, Verdict> verdicts() {
    return inOrder.stream().collect(Collectors.toMap(Break::figure, Break::verdict));
  }

  /** Our figure, at a number of digits. */
  BigDecimal ours(Figure figure, int digits) {
    assertThat(of(figure).ours()).isInstanceOf(OwnFigure.Value.class);
    Fraction ours = ((OwnFigure.Value) of(figure).ours()).figure();
    return ours.rounded(digits, RoundingMode.HALF_EVEN);
  }
}
