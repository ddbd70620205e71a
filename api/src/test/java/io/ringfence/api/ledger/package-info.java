/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.ledger;

import org.jspecify.annotations.NullMarked;
