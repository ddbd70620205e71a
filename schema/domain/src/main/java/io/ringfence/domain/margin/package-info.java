/**
 * Isolated-margin arithmetic: tiers, requirements, liquidation and bankruptcy prices. Where a
 * liquidation price is decided. Pure: no clock, no I/O, no framework. Formulas and their sources:
 * {@code schema/MARGIN-MODEL.md}.
 */
@NullMarked
package io.ringfence.domain.margin;

import org.jspecify.annotations.NullMarked;
