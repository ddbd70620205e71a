/** A browser in front of a running dashboard: when a mark that was true is drawn. */
@NullMarked
package io.ringfence.screen;

import org.jspecify.annotations.NullMarked;
