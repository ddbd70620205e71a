/**
 * Questions anybody can put to the margin arithmetic: one case, the names of the figures wanted, an
 * answer or the reason why there is none. What a figure means: {@code schema/MARGIN-MODEL.md},
 * section Calculator. Formulas of venues stay in {@code domain.margin}; here is only which of them
 * a figure is. Pure: no clock, no I/O, no JSON.
 */
@NullMarked
package io.ringfence.domain.calculator;

import org.jspecify.annotations.NullMarked;
