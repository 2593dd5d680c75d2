package dev.ashlar.development.seed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What made-up people, groups and projects are called and what is said of them.
final class Words {
    private static final List<String> FIRST =
            words(
                    """
                    Aino Akira Alba Amara Anouk Aylin Bao Beatriz Bram Carmen Chiara Dalia Daoud Edith Efua Elif Emil
                    Esra Fatou Felix Freya Gael Hana Hugo Imani Ines Iris Ivo Jamal Jana Jonas Juno Kaito Kemal Kira
                    Lani Leif Lena Liam Lucia Maja Malik Mara Mateo Mei Mila Nadia Naoko Nils Noor Olga Omar Otto Paula
                    Pavel Priya Quentin Rafael Rania Rosa Ruben Sade Samir Selma Sina Sven Tala Tariq Thea Timo Uma
                    Vera Viggo Wanda Yara Yusuf Zoe
                    """);
    private static final List<String> LAST =
            words(
                    """
                    Abadi Ackermann Adeyemi Almeida Andersen Arslan Bauer Becker Benali Berg Bianchi Brunner Castro
                    Chen Costa Demir Diallo Dubois Eriksen Farah Ferrari Fischer Fontana Garcia Gruber Haddad Hansen
                    Hoffmann Horvat Ito Jansen Kaya Keller Kim Kowalski Laurent Lindgren Lopez Maier Mbeki Mensah Meyer
                    Moreau Nakamura Nguyen Novak Okafor Olsen Park Pereira Petrov Rahman Rossi Sato Schmid Silva Singh
                    Sokolov Suzuki Tanaka Torres Traore Varga Vogel Wagner Weber Yilmaz Zimmermann
                    """);
    private static final List<String> FIELDS =
            phrases(
                    """
                    alpine hydrology, atmospheric chemistry, battery materials, bird migration, brain imaging,
                    cancer genomics, cell mechanics, city mobility, climate economics, cosmic rays, crop science,
                    deep sea ecology, digital humanities, drug discovery, earthquake physics, energy systems,
                    evolutionary biology, family medicine, fluid dynamics, forest ecology, galaxy surveys,
                    glacier dynamics, gut microbiome, immunology, language acquisition, machine vision, medieval archives,
                    membrane transport, neutrino physics, ocean circulation, particle tracking, plant physiology,
                    protein folding, public health, quantum optics, remote sensing, robot learning, sleep research,
                    snow cover, soil carbon, solar cells, speech recognition, stellar spectra, traffic noise,
                    urban heat, vaccine response, volcano monitoring, water quality, wildlife tracking, wind turbines
                    """);
    private static final List<String> KINDS =
            phrases(
                    """
                    analysis, archive, atlas, benchmark, calibration, catalogue, cohort study, course material,
                    data cleaning, exploration, feasibility study, field campaign, figures, forecast, model, notebooks,
                    pipeline, pilot, reanalysis, replication, review, simulation, survey, time series, toolbox, tutorial
                    """);
    private static final List<String> ADJECTIVES =
            words(
                    """
                    annual comparative daily detailed early extended global hourly improved large long monthly national
                    new open preliminary regional seasonal shared small
                    """);
    private static final List<String> TEAMS =
            words("centre collaboration consortium group institute lab network seminar team unit");
    private static final List<String> SENTENCES =
            phrases(
                    """
                    The raw files are read from the archive and checked for gaps, each step writes its result to a folder
                    of its own, results can be made again from the first notebook to the last, measurements before 2019
                    were corrected by hand, the figures of the article come from the folder called figures, units are
                    metric throughout, stations with fewer than ten years were left out, the environment is described in
                    the repository, please cite the data set and not the notebooks, a run takes about twenty minutes,
                    uncertainties are one standard deviation, open questions stand at the end of each notebook
                    """);
    private static final List<String> HEADINGS =
            phrases("Aim, Data, Method, How to run it, Results, Known problems, Who to ask");
    private static final double MORE_KEYWORDS = 0.6;
    private static final int MOST_KEYWORDS = 5;
    private static final int LONGEST_PART = 6;

    private Words() {}

    /// @param index gives each person a name of her own, with a number where all names are taken
    static String first(int index) {
        return FIRST.get(index % FIRST.size());
    }

    static String last(int index) {
        return LAST.get(index / FIRST.size() % LAST.size());
    }

    /// Distinguishes people of the same name; empty for the first.
    static String number(int index) {
        var number = index / (FIRST.size() * LAST.size());
        return number == 0 ? "" : Integer.toString(number + 1);
    }

    static String team(Dice dice) {
        return capital(dice.pick(FIELDS)) + " " + dice.pick(TEAMS);
    }

    static String project(Dice dice) {
        var words = dice.pick(FIELDS) + " " + dice.pick(KINDS);
        return capital(dice.chance(0.5) ? dice.pick(ADJECTIVES) + " " + words : words);
    }

    static String sentences(Dice dice, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> capital(dice.pick(SENTENCES)) + ".")
                .collect(Collectors.joining(" "));
    }

    /// Markdown, mostly some hundred characters and at times a few thousand.
    static String documentation(Dice dice) {
        var parts = 1 + dice.below(HEADINGS.size());
        return HEADINGS.stream()
                .limit(parts)
                .map(heading ->
                        "## %s\n\n%s\n"
                                .formatted(heading, sentences(dice, 1 + dice.below(LONGEST_PART))))
                .collect(Collectors.joining("\n"));
    }

    static List<String> keywords(Dice dice) {
        return IntStream.range(0, dice.runs(MORE_KEYWORDS, MOST_KEYWORDS))
                .mapToObj(_ -> dice.pick(FIELDS))
                .distinct()
                .toList();
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static List<String> phrases(String text) {
        return List.of(text.strip().replaceAll("\\s+", " ").split(", ?"));
    }
}
