/** Files of containers, scrapes and dashboards, held against each other. */
@NullMarked
package io.ringfence.launcher.deploy;

import org.jspecify.annotations.NullMarked;
