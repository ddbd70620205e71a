/** Tests of the tables over Arrow Flight, with the stock client. */
@NullMarked
package io.ringfence.api.flight;

import org.jspecify.annotations.NullMarked;
