"""Takes a Document, gives the bytes of a PDF; takes parts, gives one bundle. Decides nothing about places.

Importing the package imports ReportLab, once and undisturbed, so that no module of it can meet another ReportLab.
"""

from cardprint.pdf import reportlab_isolated as reportlab_isolated
