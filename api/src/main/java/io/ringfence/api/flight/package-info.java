/**
 * The tables over Arrow Flight SQL, for programs that read millions of rows: the same tokens,
 * desks, bounds and ledger as over HTTP, by another door. Off unless it is asked for.
 */
@NullMarked
package io.ringfence.api.flight;

import org.jspecify.annotations.NullMarked;
