/** What changes, told as it changes. */
@NullMarked
package io.ringfence.api.live;

import org.jspecify.annotations.NullMarked;
