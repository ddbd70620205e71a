/**
 * How much one caller may take of the server, so that nobody takes it from the others: requests a
 * second, bytes of a body, time to send them. Knows no resource and no token.
 */
@NullMarked
package io.ringfence.api.limit;

import org.jspecify.annotations.NullMarked;
