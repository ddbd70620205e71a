package io.ringfence.launcher.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A message about one position.
 *
 * @param at epoch microseconds
 * @param position venue/account/instrument/side
 * @param kind DISTANCE, MARGIN_RATIO or LIQUIDATION
 * @param level level that was reached; absent for a liquidation
 */
record PositionAlert(long at, String position, String kind, @Nullable BigDecimal level) {}
