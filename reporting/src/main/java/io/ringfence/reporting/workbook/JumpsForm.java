package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.List;

/**
 * Brackets whose rate holds for the whole position: the requirement jumps at an edge, and the first
 * value on the way from the mark counts. Towards lower values that is the highest bracket, from the
 * mark's down, whose root lies above its floor: its root, or its end where the root lies beyond.
 * Towards higher values it is the lowest, from the mark's up, whose root does not lie beyond its
 * end: its root, or its floor where the root lies below. Brackets that do not qualify count 0 where
 * the largest is sought and {@link TierColumns#NO_END} where the smallest is.
 *
 * @param model brackets, fee and what equality means
 */
record JumpsForm(StandardMargin model) implements ClosedForm {
  @Override
  public List<MaintenanceTier> tiers() {
    return model.schedule().tiers();
  }

  @Override
  public BigDecimal fee() {
    return model.triggerFeeRate();
  }

  @Override
  public String requirement(RowCells cells) {
    String mark = rounded(RowCells.VALUE, cells);
    return "SUMPRODUCT((%s<%s)*(%s>=%s)*(%s*%s-%s))"
        .formatted(
            floors(cells),
            mark,
            ends(cells),
            mark,
            cells.tiers(TierColumns.TRIGGER_RATE),
            RowCells.VALUE,
            cells.tiers(TierColumns.AMOUNT));
  }

  @Override
  public String value(RowCells cells) {
    return "IF(%s,%s,%s)"
        .formatted(
            lives(cells),
            cells.rises() ? downwards(cells) : upwards(cells),
            cells.rises() ? upwards(cells) : downwards(cells));
  }

  /** Whether equity is more than the requirement at the mark. */
  private String lives(RowCells cells) {
    String spare =
        "%s*(%s-%s)-%s".formatted(RowCells.SIGMA, RowCells.VALUE, cells.zero(), requirement(cells));
    return rounded(spare, cells) + (model.equality() == TriggerEquality.SURVIVES ? ">=0" : ">0");
  }

  private String downwards(RowCells cells) {
    String root = LinesForm.root(cells);
    String sharp = rounded(root, cells);
    return "SUMPRODUCT(MAX((%1$s<%2$s)*(%3$s>%1$s)*(%4$s*(%3$s<=%5$s)+%5$s*(%3$s>%5$s))))"
        .formatted(floors(cells), rounded(RowCells.VALUE, cells), sharp, root, ends(cells));
  }

  private String upwards(RowCells cells) {
    String root = LinesForm.root(cells);
    String sharp = rounded(root, cells);
    return "SUMPRODUCT(MIN(%4$s*(%3$s>%1$s)+%1$s*(%3$s<=%1$s)+%6$s*(1-(%5$s>=%2$s)*(%3$s<=%5$s))))"
        .formatted(
            floors(cells),
            rounded(RowCells.VALUE, cells),
            sharp,
            root,
            ends(cells),
            TierColumns.NO_END.toPlainString());
  }

  /** Without the noise that would move a round figure over the edge on which it lies. */
  private String rounded(String figure, RowCells cells) {
    BigDecimal edge =
        tiers().stream().map(MaintenanceTier::floor).reduce(cells.greatestValue(), BigDecimal::max);
    return "ROUND(%s,%s)".formatted(figure, Grid.digits(edge));
  }

  private static String floors(RowCells cells) {
    return cells.tiers(TierColumns.FLOOR);
  }

  private static String ends(RowCells cells) {
    return cells.tiers(TierColumns.END);
  }

  @Override
  public BigDecimal value(PositionLine line, MarginExposure exposure) {
    return model
        .liquidationPrice(exposure.position(), exposure.markPrice())
        .map(root -> ClosedForm.exact(root.value(exposure.position())))
        .orElse(BigDecimal.ZERO);
  }

  @Override
  public BigDecimal highestRate(MarginExposure exposure) {
    return tiers().getLast().rate().add(fee());
  }

  @Override
  public String note() {
    return "Tiers jump: the first price from the mark counts.";
  }
}
