package org.lockplay.web.page;

/**
 * The metadata of a page, with which other sites show a link to it with a picture.
 *
 * @param title its title
 * @param description what it shows, in a sentence
 * @param page its absolute URL
 * @param picture the absolute URL of a picture of 1200 × 630 points, without {@code .png} or {@code .svg}
 * @param oembed the absolute URL of its oEmbed document
 * @param language the language of these texts
 */
public record PageCard(String title, String description, String page, String picture, String oembed, String language) {}
