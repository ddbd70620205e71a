/** Tests of the package of the same name, in a real browser. */
@NullMarked
package io.ringfence.api.dashboard;

import org.jspecify.annotations.NullMarked;
