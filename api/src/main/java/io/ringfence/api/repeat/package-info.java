/** Requests that come twice because their answer was lost, and do what they ask once. */
@NullMarked
package io.ringfence.api.repeat;

import org.jspecify.annotations.NullMarked;
