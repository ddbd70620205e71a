/**
 * Where the money of positions went, and whether the venue says the same: flows of wallets, and
 * statements held against them to the last unit. Knows no file and no table.
 */
@NullMarked
package io.ringfence.domain.cash;

import org.jspecify.annotations.NullMarked;
