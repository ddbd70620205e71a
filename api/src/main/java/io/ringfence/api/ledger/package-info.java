/** The audit ledger, for those who may read it. */
@NullMarked
package io.ringfence.api.ledger;

import org.jspecify.annotations.NullMarked;
