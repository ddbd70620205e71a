/** What callers send, read up to a bound and by name: nothing is passed over. */
@NullMarked
package io.ringfence.api.body;

import org.jspecify.annotations.NullMarked;
