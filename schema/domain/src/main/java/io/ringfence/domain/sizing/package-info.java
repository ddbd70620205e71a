/**
 * How large a position may be and what it needs: sizing a trade from capital and risk, margin for a
 * wanted liquidation price, leverage and margin from each other, how long funding can be paid.
 * Formulas: {@code schema/MARGIN-MODEL.md}, section Sizing.
 */
@NullMarked
package io.ringfence.domain.sizing;

import org.jspecify.annotations.NullMarked;
