package io.ringfence.domain.reconciliation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One figure of a position: the venue's, ours, and what the comparison came to.
 *
 * @param figure which
 * @param verdict what the comparison came to
 * @param venue the venue's
 * @param ours ours, exact
 * @param tolerance most the two may be apart, in the figure's unit; empty where nothing was
 *     compared
 * @param why what the verdict rests on, in words
 */
public record Break(
    Figure figure,
    Verdict verdict,
    VenueFigure venue,
    OwnFigure ours,
    Optional<BigDecimal> tolerance,
    String why) {}
