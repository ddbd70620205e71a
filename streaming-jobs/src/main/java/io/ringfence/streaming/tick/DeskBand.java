package io.ringfence.streaming.tick;

import io.ringfence.domain.budget.BudgetBand;
import io.ringfence.domain.engine.LineFigure;
import java.io.Serializable;

/**
 * A band that a figure of a risk node is watched against.
 *
 * @param asset number of the settlement asset
 * @param node number of the risk node
 * @param figure what is compared; below 0 counts as 0, net notional by its size
 * @param limits the band, settlement asset
 */
public record DeskBand(int asset, int node, LineFigure figure, BudgetBand limits)
    implements Serializable {}
