/** Orders that are thought of: worked out, checked against every budget, and stored. */
@NullMarked
package io.ringfence.api.ticket;

import org.jspecify.annotations.NullMarked;
