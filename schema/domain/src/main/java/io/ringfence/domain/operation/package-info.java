/**
 * What an order, a transfer, funding or a fee does to an isolated position: the position before and
 * after, and every amount that moved between which places. No valuation is defined here; that is
 * {@code io.ringfence.domain.margin}.
 */
@NullMarked
package io.ringfence.domain.operation;

import org.jspecify.annotations.NullMarked;
