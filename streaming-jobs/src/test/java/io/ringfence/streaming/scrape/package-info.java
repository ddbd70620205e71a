/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.streaming.scrape;

import org.jspecify.annotations.NullMarked;
